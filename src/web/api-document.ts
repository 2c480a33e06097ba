/** As much of an OpenAPI 3.1 document as the reference page shows. */
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: { readonly get: ApiOperation } };
  readonly components: { readonly schemas: { readonly [name: string]: ApiSchema } };
}

export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ApiParameter[];
  readonly responses: { readonly [status: string]: ApiResponse };
  /** A question that works, as the address to ask it at. */
  readonly 'x-example': string;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description: string;
  readonly schema: ApiSchema;
}

export interface ApiResponse {
  readonly description: string;
  readonly content?: { readonly [type: string]: { readonly schema: ApiSchema } };
}

export type ApiSchema = { readonly [keyword: string]: unknown };

/** A problem code as the reference page explains it. */
export interface ProblemCode {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly meaning: string;
}
