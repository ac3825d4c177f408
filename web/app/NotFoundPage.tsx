import { NotThere } from '../kit/list/faces';
import { Page } from '../kit/shell/Page';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Not found">
      <NotThere what="page" />
    </Page>
  );
}
