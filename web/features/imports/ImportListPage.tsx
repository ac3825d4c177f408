import { Page } from '../../kit/shell/Page';

/** Every import of a file. */
export function ImportListPage() {
  return <Page title="Imports">{null}</Page>;
}
