import { useQuery } from '@apollo/client/react';
import { Modal } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { LeadConversionPreviewDocument } from '../../gql/graphql';
import { Loaded } from '../../kit/list/Loaded';
import { ConvertDialog } from './ConvertDialog';

/** The dialog of `?convert=LEAD` over any page; Back closes it. */
export function ConvertOverlay() {
  const [params, setParams] = useSearchParams();
  const id = params.get('convert');
  const close = () =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      next.delete('convert');
      return next;
    });
  return (
    <Modal opened={Boolean(id)} onClose={close} title="Convert lead" size="lg">
      {id && <Previewed key={id} id={id} onClose={close} />}
    </Modal>
  );
}

function Previewed({ id, onClose }: { id: string; onClose: () => void }) {
  const result = useQuery(LeadConversionPreviewDocument, { variables: { id }, fetchPolicy: 'network-only' });
  return (
    <Loaded result={result}>
      {({ leadConversionPreview: preview }) => (
        // What came out of the bin begins the choice anew.
        <ConvertDialog key={preview.deleted.map(({ id }) => id).join()} preview={preview} onClose={onClose} />
      )}
    </Loaded>
  );
}
