import { Group } from '@mantine/core';
import type { ReactNode } from 'react';

/** The buttons of a form, in sight however long it is. */
export const FormFooter = ({ children }: { children: ReactNode }) => (
  <Group
    justify="flex-end"
    py="xs"
    style={{ position: 'sticky', bottom: 0, background: 'var(--mantine-color-body)', zIndex: 5 }}
  >
    {children}
  </Group>
);
