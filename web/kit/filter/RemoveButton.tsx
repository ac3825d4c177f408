import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

/** Takes a part out of the filter. */
export const RemoveButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <ActionIcon variant="subtle" color="gray" size={30} aria-label={label} onClick={onClick} ms="auto">
    <IconX size={14} />
  </ActionIcon>
);
