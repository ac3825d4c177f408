import type { Feature } from '../kernel/feature.js';
import { attachments } from './attachments/index.js';
import { clients } from './clients/index.js';
import { contacts } from './contacts/index.js';
import { customFields } from './customFields/index.js';
import { exporting } from './exporting/index.js';
import { identity } from './identity/index.js';
import { importing } from './importing/index.js';
import { insight } from './insight/index.js';
import { interactions } from './interactions/index.js';
import { opportunities } from './opportunities/index.js';
import { pipelines } from './pipelines/index.js';
import { searching } from './search/index.js';
import { tagging } from './tags/index.js';

/** The table of contents of the house, and the order of dependency: a feature may import only earlier ones. */
export const features: Feature[] = [
  identity,
  customFields,
  clients,
  contacts,
  pipelines,
  opportunities,
  interactions,
  attachments,
  searching,
  insight,
  importing,
  exporting,
  tagging,
];
