/** Rich text as it is stored: clean HTML, its plain text, and whom it mentions. */
export interface RichText {
  html: string;
  text: string;
  mentions: string[];
}

const TAGS = [
  'p',
  'br',
  'strong',
  'em',
  'u',
  's',
  'a',
  'ul',
  'ol',
  'li',
  'blockquote',
  'code',
  'pre',
  'h2',
  'h3',
  'span',
];
const BLOCK_END = /<\/(?:p|li|h2|h3|blockquote|pre)>|<br\s*\/?>/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** Keeps of some HTML what a note may consist of; scripts, styles and unsafe links go. */
export async function readRichText(input: string): Promise<RichText> {
  const { default: sanitize } = await import('sanitize-html');
  const html = sanitize(input, {
    allowedTags: TAGS,
    allowedAttributes: {
      a: ['href', 'rel', 'target'],
      span: ['data-type', 'data-id', 'data-label'],
    },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    transformTags: {
      a: sanitize.simpleTransform('a', { rel: 'noopener noreferrer nofollow', target: '_blank' }),
    },
  });
  const plain = sanitize(html.replace(BLOCK_END, '\n'), { allowedTags: [], allowedAttributes: {} });
  const text = plain
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_match, name: string) => ENTITIES[name]!)
    .trim();
  return { html, text, mentions: mentionsIn(html) };
}

/** The users whom clean rich text mentions. */
export const mentionsIn = (html: string | null): string[] => [
  ...new Set(
    [...(html ?? '').matchAll(/<span[^>]*\sdata-type="mention"[^>]*>/g)].flatMap(
      ([tag]) => /\sdata-id="([0-9a-f-]{36})"/.exec(tag)?.[1] ?? [],
    ),
  ),
];
