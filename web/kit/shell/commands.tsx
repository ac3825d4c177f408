import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';

/** Something the user can do, by key, in the palette and in the help. */
export interface Command {
  id: string;
  label: string;
  /** `g c` is a sequence, `mod+k` a combination; several separated by ` | `. */
  keys?: string;
  group?: string;
  scope?: 'app' | 'page' | 'record';
  icon?: ReactNode;
  /** Not listed in the palette (still in the help). */
  hidden?: boolean;
  when?: () => boolean;
  run: () => void;
}

const SCOPES = { app: 0, page: 1, record: 2 };
const SEQUENCE_MS = 1200;

class Registry {
  private commands = new Map<string, Command>();
  private listeners = new Set<() => void>();
  private list: Command[] = [];
  private pending: string[] = [];
  private timer?: ReturnType<typeof setTimeout>;

  add(command: Command) {
    const clash =
      command.keys && this.list.find((other) => other.id !== command.id && sameKeys(other, command));
    if (clash) throw new Error(`"${command.id}" and "${clash.id}" both want ${command.keys}`);
    this.commands.set(command.id, command);
    this.changed();
  }

  remove(command: Command) {
    if (this.commands.get(command.id) === command) this.commands.delete(command.id);
    this.changed();
  }

  all = () => this.list;
  subscribe = (listener: () => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private changed() {
    this.list = [...this.commands.values()];
    for (const listener of this.listeners) listener();
  }

  /** Runs the command the keys typed so far stand for; an open layer silences everything. */
  onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const stroke = strokeOf(event);
    if (!stroke) return;
    const combination = stroke.startsWith('mod+');
    if (!combination && (isTyping(event.target) || layerOpen())) return;
    const typed = [...this.pending, stroke].join(' ');
    const candidates = this.list
      .filter((command) => command.keys && (command.when?.() ?? true))
      .sort((a, b) => SCOPES[b.scope ?? 'app'] - SCOPES[a.scope ?? 'app']);
    const keysOf = (command: Command) => (command.keys ?? '').split(' | ');
    const hit = candidates.find((command) => keysOf(command).includes(typed));
    clearTimeout(this.timer);
    if (hit) {
      this.pending = [];
      event.preventDefault();
      hit.run();
      return;
    }
    const starts = candidates.some((command) => keysOf(command).some((keys) => keys.startsWith(`${typed} `)));
    if (starts) {
      event.preventDefault();
      this.pending = [...this.pending, stroke];
      this.timer = setTimeout(() => {
        this.pending = [];
      }, SEQUENCE_MS);
    } else this.pending = [];
  };
}

const sameKeys = (a: Command, b: Command) =>
  (a.scope ?? 'app') === (b.scope ?? 'app') &&
  (a.keys ?? '').split(' | ').some((keys) => (b.keys ?? '').split(' | ').includes(keys));

function strokeOf(event: KeyboardEvent): string | null {
  if (['Shift', 'Control', 'Alt', 'Meta'].includes(event.key)) return null;
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const shift = event.shiftKey && /^[a-z]$|^.{2,}$/.test(key);
  return `${mod ? 'mod+' : ''}${shift ? 'shift+' : ''}${key}`;
}

/** Whether the keys belong to a field. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

const layerOpen = () =>
  Boolean(
    document.querySelector(
      '.mantine-Modal-content, .mantine-Drawer-content, .mantine-Menu-dropdown, .mantine-Spotlight-content',
    ),
  );

const RegistryContext = createContext<Registry | null>(null);

/** Holds the commands and listens to the keyboard. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const registry = useMemo(() => new Registry(), []);
  useEffect(() => {
    document.addEventListener('keydown', registry.onKey);
    return () => document.removeEventListener('keydown', registry.onKey);
  }, [registry]);
  return <RegistryContext.Provider value={registry}>{children}</RegistryContext.Provider>;
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error('commands need a CommandProvider');
  return registry;
}

/** Registers commands while the component is on the screen. */
export function useCommands(commands: Command[]): void {
  const registry = useRegistry();
  const latest = useRef(commands);
  latest.current = commands;
  const shape = JSON.stringify(
    commands.map(({ id, keys, label, scope, hidden }) => [id, keys, label, scope, hidden]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape says when to register again
  useEffect(() => {
    const mine = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      when: () => latest.current.find(({ id }) => id === command.id)?.when?.() ?? true,
    }));
    for (const command of mine) registry.add(command);
    return () => {
      for (const command of mine) registry.remove(command);
    };
  }, [registry, shape]);
}

/** Registers one command. */
export const useCommand = (command: Command): void => useCommands([command]);

/** Every command registered now; for the palette and the help. */
export function useAllCommands(): Command[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.all);
}
