import { type ComponentType, createElement, lazy, type ReactNode, Suspense, useState } from 'react';

/** A component whose code is loaded when it is first shown; `meanwhile` stands in its place. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load() }));
  return (props) => <Suspense fallback={meanwhile}>{createElement(Loaded, props)}</Suspense>;
}

/** The same for what lies over a page: loaded the first time it is opened, it stays so that it can fade. */
export function laterOverlay<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & { opened: boolean }> {
  const Loaded = later(load);
  return (props) => {
    const [wanted, setWanted] = useState(props.opened);
    if (props.opened && !wanted) setWanted(true);
    return wanted && createElement(Loaded, props);
  };
}
