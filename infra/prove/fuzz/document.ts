import { z } from 'zod';

/** Describes a JSON schema of the OpenAPI document with the keywords that `values.ts` reads. */
export type Schema = {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly allOf?: readonly Schema[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Schema | undefined;
  readonly format?: string | undefined;
  readonly example?: unknown;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly minLength?: number | undefined;
};

export const Schema = z.custom<Schema>((value) => typeof value === 'object' && value !== null);
const Media = z.record(z.string(), z.looseObject({ schema: Schema.optional(), example: z.unknown().optional() }));
const Documented = z.object({
  operationId: z.string(),
  'x-permissions': z.array(z.string()).default(['customer:self']),
  parameters: z
    .array(z.object({ in: z.string(), name: z.string(), required: z.boolean().default(false), schema: Schema }))
    .default([]),
  requestBody: z.object({ content: Media }).optional(),
  responses: z.record(z.string(), z.looseObject({ content: Media.optional() })),
});
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), Schema).default({}) }).default({ schemas: {} }),
});

export type FuzzOperation = z.output<typeof Documented> & { readonly path: string; readonly method: string };
export type FuzzDocument = {
  readonly operations: readonly FuzzOperation[];
  readonly schemas: Readonly<Record<string, Schema>>;
};

/** Reads the operations of /openapi.json. The fuzz derives all its requests from this document. */
export async function readDocument(gatewayUrl: string): Promise<FuzzDocument> {
  const { paths, components } = Document.parse(await (await fetch(`${gatewayUrl}/openapi.json`)).json());
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...Documented.parse(operation),
      path: path.startsWith('/v1') ? path : `/v1${path}`,
      method: method.toUpperCase(),
    })),
  );
  return { operations, schemas: components.schemas };
}

/** Returns true if the operation answers a list: its reply has a page of `data` and a cursor. */
export const isList = ({ method, responses }: FuzzOperation, schemas: FuzzDocument['schemas']): boolean => {
  const { schema } = responses['200']?.content?.['application/json'] ?? {};
  const { properties = {} } = (schema && resolve(schema, schemas)) ?? {};
  return method === 'GET' && 'data' in properties && 'nextCursor' in properties;
};

export const resolve = (schema: Schema, schemas: FuzzDocument['schemas']): Schema =>
  schema.$ref ? (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}) : schema;
