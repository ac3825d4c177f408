// npm run generate: writes the API contract to schema/ from the server's code, then the types of the web app.
import { buildServer, generateWebTypes } from './build.mjs';
import { mustRun } from './lib/project.mjs';

await buildServer();
await mustRun('node', ['dist/server/emitSchema.js']);
await generateWebTypes();
