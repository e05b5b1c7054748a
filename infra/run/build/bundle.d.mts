/** The record of what was bundled last: without it everything is bundled anew. */
export declare const STAMP: string;
