import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react';
import { createPortal } from 'react-dom';
import { DRAWER_TABS, type DrawerTab } from '../../../contract/scene.ts';
import { useTwin } from '../../host/host-context.tsx';
import { changeScene, type TwinStore } from '../../store.ts';

type Labels = Readonly<Partial<Record<DrawerTab, string>>>;

interface DrawerParts {
  /** What panels offer for the drawer, by tab. */
  readonly labels: Labels;
  readonly offer: (tab: DrawerTab, label: string) => () => void;
  readonly slot: HTMLElement | null;
  readonly setSlot: (slot: HTMLElement | null) => void;
}

const NOBODY: DrawerParts = { labels: {}, offer: () => () => {}, slot: null, setSlot: () => {} };

const DrawerContext = createContext<DrawerParts>(NOBODY);

/** Lets panels fill the drawer below the scene from where they stand. */
export function DrawerProvider({ children }: { readonly children: ReactNode }) {
  const [labels, setLabels] = useState<Labels>({});
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const offer = useCallback((tab: DrawerTab, label: string) => {
    setLabels((before) => ({ ...before, [tab]: label }));
    return () => setLabels(({ [tab]: _gone, ...rest }) => rest);
  }, []);
  const parts = useMemo(() => ({ labels, offer, slot, setSlot }), [labels, offer, slot]);
  return <DrawerContext.Provider value={parts}>{children}</DrawerContext.Provider>;
}

interface ShownDrawer extends Pick<DrawerParts, 'labels' | 'slot' | 'setSlot'> {
  readonly open: boolean;
  /** The tab on top; undefined while nobody has anything to show. */
  readonly tab: DrawerTab | undefined;
  readonly tabs: readonly DrawerTab[];
}

/** The drawer as it stands: the matrix needs a building, table and chart a panel that offers them; the map is there when asked for. */
export function useDrawer(): ShownDrawer {
  const { labels, slot, setSlot } = useContext(DrawerContext);
  const { drawer, drawerTab } = useTwin((state) => state.scene.panels);
  const building = useTwin((state) => hasBuilding(state.scene.selection));
  const tabs = DRAWER_TABS.filter(
    (tab) => tab === 'map' || (tab === 'matrix' ? building : tab in labels),
  );
  const offered = tabs.find((each) => each !== 'map');
  const tab = tabs.find((each) => each === drawerTab) ?? offered;
  return { labels, slot, setSlot, tabs, tab, open: drawer === true && tab !== undefined };
}

function hasBuilding(selection: object | undefined): boolean {
  return selection !== undefined && 'buildingId' in selection && selection.buildingId !== undefined;
}

interface DrawerPartProps {
  readonly tab: 'table' | 'chart';
  /** What it shows, said beside the tabs: 超期案件. */
  readonly label: string;
  readonly children: ReactNode;
}

/** Content a panel gives the drawer's 表 or 图; drawn only while that tab is on top. */
export function DrawerPart({ tab, label, children }: DrawerPartProps) {
  const { offer } = useContext(DrawerContext);
  const { open, tab: top, slot } = useDrawer();
  useEffect(() => offer(tab, label), [offer, tab, label]);
  return open && top === tab && slot ? createPortal(children, slot) : null;
}

/** Opens the drawer on a tab; with `list`, on that list of the panel. */
export function openDrawer(store: TwinStore, drawerTab: DrawerTab, list?: string): void {
  const { list: _before, ...panels } = store.getState().scene.panels;
  changeScene(store, {
    panels: { ...panels, drawer: true, drawerTab, ...(list !== undefined && { list }) },
  });
}

/** Closes the drawer. */
export function closeDrawer(store: TwinStore): void {
  changeScene(store, { panels: { ...store.getState().scene.panels, drawer: false } });
}
