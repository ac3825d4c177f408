import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dataModelText } from './dataModel.js';
import { schemaText, subgraphText } from './schema.js';

/** Writes the schema files; with --check it only says whether they are up to date. */
const files = {
  'schema/schema.graphql': schemaText(),
  'schema/subgraph.graphql': subgraphText(),
  'docs/data-model.md': dataModelText(),
};
mkdirSync('schema', { recursive: true });
for (const [file, text] of Object.entries(files)) {
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== text)
      throw new Error(`${file} is not up to date: run npm run generate.`);
  } else {
    writeFileSync(file, text);
  }
}
