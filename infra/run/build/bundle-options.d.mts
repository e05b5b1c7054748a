import type { BuildOptions } from 'esbuild';

export declare function bundleOptions(entry: string, outfile: string): BuildOptions;
