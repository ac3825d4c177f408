import type { Feature } from '../kernel/feature.js';
import { activities } from './activities/index.js';
import { attachments } from './attachments/index.js';
import { auditing } from './auditing/index.js';
import { bin } from './bin/index.js';
import { bulk } from './bulk/index.js';
import { callScripts } from './callScripts/index.js';
import { clients } from './clients/index.js';
import { competitors } from './competitors/index.js';
import { contacts } from './contacts/index.js';
import { customFields } from './customFields/index.js';
import { demo } from './demo/index.js';
import { exporting } from './exporting/index.js';
import { favourites } from './favourites/index.js';
import { identity } from './identity/index.js';
import { importing } from './importing/index.js';
import { insight } from './insight/index.js';
import { interactions } from './interactions/index.js';
import { leads } from './leads/index.js';
import { nextSteps } from './nextSteps/index.js';
import { notifications } from './notifications/index.js';
import { onboarding } from './onboarding/index.js';
import { opportunities } from './opportunities/index.js';
import { people } from './people/index.js';
import { pipelineAnalytics } from './pipelineAnalytics/index.js';
import { pipelines } from './pipelines/index.js';
import { products } from './products/index.js';
import { recentViews } from './recentViews/index.js';
import { savedViews } from './savedViews/index.js';
import { searching } from './search/index.js';
import { tagging } from './tags/index.js';

/** The table of contents of the house, and the order of dependency: a feature may import only earlier ones. */
export const features: Feature[] = [
  identity,
  notifications,
  customFields,
  products,
  clients,
  contacts,
  pipelines,
  competitors,
  opportunities,
  leads,
  interactions,
  callScripts,
  activities,
  nextSteps,
  attachments,
  bulk,
  people,
  insight,
  pipelineAnalytics,
  importing,
  exporting,
  tagging,
  savedViews,
  favourites,
  recentViews,
  searching,
  bin,
  auditing,
  demo,
  onboarding,
];
