import { Button, type ButtonProps, createPolymorphicComponent } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { forwardRef, type ReactNode } from 'react';

interface HeadButtonProps extends ButtonProps {
  icon: ReactNode;
  label: string;
}

/** A button beside the heading of a page: its icon alone on a phone, where the head is one line. */
export const HeadButton = createPolymorphicComponent<'button', HeadButtonProps>(
  forwardRef<HTMLButtonElement, HeadButtonProps>(({ icon, label, ...others }, ref) => {
    const phone = useMediaQuery('(max-width: 48em)');
    return phone ? (
      <Button ref={ref} px={9} aria-label={label} title={label} {...others}>
        {icon}
      </Button>
    ) : (
      <Button ref={ref} leftSection={icon} {...others}>
        {label}
      </Button>
    );
  }),
);
