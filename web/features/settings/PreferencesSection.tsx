import { Input, Paper, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { Section } from './Section';

/** What the viewer prefers on this device. */
export function PreferencesSection() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Section title="Preferences" text="For you, on this device.">
      <Paper withBorder p="md">
        <Input.Wrapper label="Theme" description="Automatic follows your device." labelElement="div">
          <SegmentedControl
            mt="xs"
            aria-label="Theme"
            value={colorScheme}
            onChange={(scheme) => setColorScheme(scheme as 'light' | 'dark' | 'auto')}
            data={[
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'auto', label: 'Automatic' },
            ]}
          />
        </Input.Wrapper>
      </Paper>
    </Section>
  );
}
