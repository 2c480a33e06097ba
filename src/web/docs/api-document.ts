/** As much of an OpenAPI 3.1 document as the reference page shows. */
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: { readonly [path: string]: ApiPath };
  readonly components: { readonly schemas: { readonly [name: string]: ApiSchema } };
}

/** An address is either read, or sent a body. */
export interface ApiPath {
  readonly get?: ApiOperation;
  readonly post?: ApiOperation;
}

export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly ApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: ApiContent };
  readonly responses: { readonly [status: string]: ApiResponse };
  /** A question that works, as the address to ask it at. */
  readonly 'x-example'?: string;
  /** The same where a body is sent, as a command. */
  readonly 'x-command'?: string;
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
  readonly content?: ApiContent;
}

export interface ApiContent {
  readonly [type: string]: { readonly schema: ApiSchema };
}

export type ApiSchema = { readonly [keyword: string]: unknown };

/** A problem code as the reference page explains it. */
export interface ProblemCode {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly meaning: string;
}
