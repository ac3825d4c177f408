import { Drawer } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { RecordForm } from '../../kit/form/RecordForm';

interface SettingsFormProps
  extends Pick<
    ComponentProps<typeof RecordForm>,
    'fields' | 'record' | 'submitLabel' | 'visible' | 'children' | 'creating'
  > {
  /** Sends the values that differ; throws what the server said. */
  // biome-ignore lint/suspicious/noExplicitAny: each field has a type of its own, which the server checks
  save: (values: Record<string, any>, version?: number) => Promise<unknown>;
}

/** A form of the settings. */
export function SettingsForm({ save, ...form }: SettingsFormProps) {
  return <RecordForm {...form} onSubmit={save} />;
}

interface FormDrawerProps extends SettingsFormProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** What can be done besides saving: roles, the dangerous end. */
  after?: ReactNode;
}

/** A form in a drawer that closes when it has saved. */
export function FormDrawer({ title, opened, onClose, after, save, ...form }: FormDrawerProps) {
  const saveAndClose: SettingsFormProps['save'] = async (values, version) => {
    await save(values, version);
    onClose();
  };
  return (
    <Drawer opened={opened} onClose={onClose} title={title}>
      <SettingsForm {...form} save={saveAndClose} />
      {after}
    </Drawer>
  );
}
