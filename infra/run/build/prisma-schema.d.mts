export declare function schemaFolder(prismaDir: string): string;
