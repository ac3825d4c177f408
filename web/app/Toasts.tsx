import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';

const PLACE = '.mantine-Notifications-root[data-position="bottom-left"]';

/** The toasts, at the bottom. The page gives way to them, so that they never lie on a control. */
export function Toasts() {
  useEffect(() => {
    const place = document.querySelector(PLACE);
    if (!place) return;
    const room = new ResizeObserver(() => {
      const { height } = place.getBoundingClientRect();
      document.documentElement.style.setProperty(
        '--toast-room',
        height ? `${Math.ceil(height) + 12}px` : '0px',
      );
    });
    room.observe(place);
    return () => room.disconnect();
  }, []);
  return <Notifications position="bottom-left" limit={3} zIndex={400} withinPortal={false} />;
}
