import type { Feature } from '../../kernel/feature.js';
import { definePolicy, sharedBy } from '../../kernel/policy.js';
import { rememberTags } from './rememberTags.js';
import { Tag } from './tag.entity.js';
import { tagResolvers } from './tag.resolver.js';

definePolicy<Tag>(Tag, sharedBy('tag'));
rememberTags();

export const tagging: Feature = { name: 'tags', entities: [Tag], resolvers: tagResolvers };
