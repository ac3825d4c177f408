import type { Feature } from '../../kernel/feature.js';
import { definePolicy, ownedBy } from '../../kernel/policy.js';
import { checkImportJob } from './checkImport.js';
import { importFiles } from './files.http.js';
import { Import } from './import.entity.js';
import { importResolvers } from './import.resolver.js';
import { runImportJob } from './runImport.js';
import { undoImportJob } from './undoImport.js';
import './undoneImport.js';

definePolicy(Import, ownedBy<Import>('import', 'ownerId', ['undo']));

export const importing: Feature = {
  name: 'importing',
  entities: [Import],
  resolvers: importResolvers,
  jobs: [checkImportJob, runImportJob, undoImportJob] as never,
  http: importFiles,
};
