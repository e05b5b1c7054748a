export declare function buildAll(more?: readonly string[]): Promise<void>;
