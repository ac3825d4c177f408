import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { Attachment } from './attachment.entity.js';
import { safeFileName } from './fileName.js';
import { attachmentLinks } from './links.js';

defineRules(Attachment, {
  prepare: (next, before) => {
    next.fileName = safeFileName(next.fileName);
    if (before) return;
    const links = attachmentLinks().map(({ field }) => field.key as keyof Attachment);
    if (links.filter((key) => next[key]).length !== 1)
      throw invalid({ [links[0]!]: `Name one record to put the file on: ${links.join(', ')}.` });
  },
});
