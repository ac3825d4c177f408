import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types for the operations of the web app; run it with `npm run generate`. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: 'web/**/*.graphql',
  ignoreNoDocuments: true,
  generates: {
    'web/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        enumType: 'string-literal',
        useTypeImports: true,
        defaultScalarType: 'unknown',
        scalars: {
          DateTime: 'string',
          Date: 'string',
          Decimal: 'string',
          JSON: { input: 'unknown', output: 'any' },
        },
      },
    },
  },
};

export default config;
