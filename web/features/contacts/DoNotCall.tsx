import { Alert } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';

/** Warns when somebody does not want to be called. */
export function DoNotCall({ contact }: { contact: { doNotCall: boolean } }) {
  if (!contact.doNotCall) return null;
  return (
    <Alert color="red" variant="outline" icon={<IconPhoneOff size={16} />} title="Do not call" py={8}>
      This person does not want to be called.
    </Alert>
  );
}
