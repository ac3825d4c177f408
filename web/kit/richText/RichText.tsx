import { Typography } from '@mantine/core';
import classes from './RichText.module.css';

/** Rich text for reading. Only for what the server has cleaned. */
export const RichText = ({ html }: { html: string }) => (
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server keeps of it only a few harmless tags
  <Typography className={classes.text} dangerouslySetInnerHTML={{ __html: html }} />
);
