import { Notifications } from '@mantine/notifications';
import { useEffect } from 'react';

const PLACE = '.mantine-Notifications-root[data-position="bottom-left"]';

const GAP = 12;

/**
 * The toasts, at the bottom. The page gives way to them, so that they never lie on a control: by `--toast-room`
 * above what is fixed at the bottom, or by `--toast-rise` above the edge of the window.
 */
export function Toasts() {
  useEffect(() => {
    const place = document.querySelector(PLACE);
    if (!place) return;
    const room = new ResizeObserver(() => {
      const { height, top } = place.getBoundingClientRect();
      const { style } = document.documentElement;
      style.setProperty('--toast-room', height ? `${Math.ceil(height) + GAP}px` : '0px');
      style.setProperty('--toast-rise', height ? `${Math.ceil(window.innerHeight - top) + GAP}px` : '0px');
    });
    room.observe(place);
    return () => room.disconnect();
  }, []);
  return <Notifications position="bottom-left" limit={3} zIndex={400} withinPortal={false} />;
}
