import { Page } from '../../kit/shell/Page';

/** One import, from the file to its result. */
export function ImportPage() {
  return <Page title="Import">{null}</Page>;
}
