import { invalid } from '../../kernel/errors.js';
import { defineRules } from '../../kernel/rules.js';
import { readRichText } from '../interactions/richText.js';
import { CallScript } from './callScript.entity.js';

defineRules(CallScript, {
  prepare: async (next, before) => {
    if (next.bodyHtml === before?.bodyHtml) return;
    const { html, text } = await readRichText(next.bodyHtml ?? '');
    if (!text) throw invalid({ bodyHtml: 'Write what is to be said.' });
    next.bodyHtml = html;
  },
});
