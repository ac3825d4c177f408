import type { Feature } from '../../kernel/feature.js';
import { AuditResolver } from './audit.resolver.js';
import { auditFile } from './auditFile.http.js';

export const auditing: Feature = { name: 'auditing', resolvers: [AuditResolver], http: auditFile };
