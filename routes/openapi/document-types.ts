/** The parts of an OpenAPI 3.1 document that this one has. */
export type Schema = Readonly<Record<string, unknown>>;

export type DocumentParameter = {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description: string;
  schema: Schema;
  example?: string | number;
};

export type Header = { description: string; required: boolean; schema: Schema };
type Reference = { $ref: string };

export type DocumentResponse = {
  description: string;
  headers?: Record<string, Header | Reference>;
  content?: Record<string, { schema: Schema }>;
};

export type Operation = {
  operationId: string;
  tags: [string];
  summary: string;
  description?: string;
  parameters: DocumentParameter[];
  responses: Record<string, DocumentResponse | Reference>;
  /** How it is asked with curl; programs that show OpenAPI documents know the name. */
  'x-codeSamples'?: { lang: string; source: string }[];
};

export type OpenApiDocument = {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    summary: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string; description: string }[];
  security: [];
  tags: { name: string; description: string }[];
  externalDocs: { description: string; url: string };
  paths: Record<string, { get: Operation }>;
  components: {
    schemas: Record<string, Schema>;
    responses: Record<string, DocumentResponse>;
    headers: Record<string, Header>;
  };
};
