/** Strokes of the icon set on a 20 × 20 grid. */
const PATHS = {
  building: 'M4 17V4.5h7V17M11 8h5v9M2.5 17h15M6.5 7.5h2M6.5 10.5h2M6.5 13.5h2M13 11h1M13 14h1',
  room: 'M5 17V3h10v14M3 17h14M12 10.2v.6',
  unit: 'M3 7h14v9H3zM7 7V4.5h6V7M3 11h14M10 10v2',
  place:
    'M10 17.5s5.5-5 5.5-9a5.5 5.5 0 0 0-11 0c0 4 5.5 9 5.5 9zM10 10.3a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11zM13 13l4 4',
  home: 'M3 9.5 10 3.5l7 6M5 8.5V16.5h10V8.5M8.5 16.5v-4.5h3v4.5',
  north: 'M10 2.5 14.5 16 10 13.2 5.5 16z',
  tilt: 'M2.5 13 8 7h9.5L12 13zM10 3v4M10 13v4',
  flat: 'M3.5 3.5h13v13h-13zM3.5 10h13M10 3.5v13',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  day: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  dusk: 'M2.5 14h15M5.5 14a4.5 4.5 0 0 1 9 0M10 4.5V6.5M3.8 8.2l1.4 1M16.2 8.2l-1.4 1M6 17h8',
  night: 'M15.8 12.2A6.5 6.5 0 0 1 7.8 4.2 6.5 6.5 0 1 0 15.8 12.2z',
  sun: 'M3 16.5h14M10 7.500v4.500l3 1.500M10 3a7 7 0 0 1 6.500 9.600M3.500 12.600A7 7 0 0 1 10 3',
  today: 'M4 4.5h12v12H4zM4 8h12M7 3v3M13 3v3M7.5 12l2 2 3.5-3.5',
  policing:
    'M10 2.5 16 5v5c0 3.5-2.5 6-6 7.5C6.5 16 4 13.5 4 10V5zM8 9.5a2 2 0 1 0 4 0 2 2 0 0 0-4 0M7.5 13.5h5',
  city: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM7.5 9h5M7.5 11h5',
  economy:
    'M3.500 17V9.500h4V17M8 17V3.500h5V17M13.500 17V7.500h3.500V17M2.500 17h15M10 6.500h1M10 9.500h1M10 12.500h1',
  safety:
    'M4 13.500a6 6 0 0 1 12 0M2.500 13.500h15v2h-15zM10 7.500V4M7.500 8.500 8.500 5h3l1 3.500',
  layers: 'M10 3 17.5 7 10 11 2.5 7zM2.5 10.5 10 14.5l7.5-4M2.5 14l7.5 4 7.5-4',
  record: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3.5',
  close: 'M5 5l10 10M15 5 5 15',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  chevron: 'M7.5 4.5 13 10l-5.5 5.5',
  widen: 'M3 12.5h14M3 4h14v12.5H3zM8 9l2-2 2 2',
  narrow: 'M12 4v12.5M3 4h14v12.5H3zM8.5 8.5l-2 2 2 2',
  collapseLeft: 'M3 4h14v12.5H3zM8 4v12.5M13.5 8.5l-2 2 2 2',
  collapseRight: 'M3 4h14v12.5H3zM12 4v12.5M6.5 8.5l2 2-2 2',
  eye: 'M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z',
  warning: 'M10 3.5 18 16.5H2zM10 8.5v3.5M10 14.3v.2',
  person: 'M10 10a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 10 10zM3.5 17c.6-3.3 3.2-5 6.5-5s5.9 1.7 6.5 5',
  water:
    'M2.5 7c1.9-1.6 3.1-1.6 5 0s3.1 1.6 5 0 3.1-1.6 5 0M2.5 12.500c1.9-1.6 3.1-1.6 5 0s3.1 1.6 5 0 3.1-1.6 5 0',
  road: 'M6 3 3 17M14 3l3 14M10 4v2M10 9v2M10 14v2',
  green:
    'M10 17v-5M10 12.500a4.5 4.5 0 0 1-4.5-4.500A4.5 4.5 0 0 1 10 3a4.5 4.5 0 0 1 4.5 5A4.5 4.5 0 0 1 10 12.500zM7 17h6',
  boundary: 'M4 5l7-2 5 5-2 8-8 1-3-6z',
  label: 'M4 5h12M10 5v11M7.5 16h5',
  list: 'M3 4.5h9M3 8.500h6M3 12.500h5M14.500 17s3.500-3 3.500-5.300a3.500 3.500 0 0 0-7 0c0 2.300 3.500 5.300 3.500 5.300z',
  import: 'M10 3v9M6.5 8.5 10 12l3.5-3.5M3.5 13v3.5h13V13',
  undo: 'M7 4 3.500 7.500 7 11M3.500 7.500H12a4.500 4.500 0 0 1 0 9H8',
  redo: 'M13 4l3.500 3.500L13 11M16.500 7.500H8a4.500 4.500 0 0 0 0 9h4',
  measure: 'M3 13 13 3l4 4L7 17zM6 10l2 2M9 7l2 2',
  analyse: 'M10 4v9M10 13l-7 3.500M10 13l7 3.500M4 8.500c3.500-3 8.500-3 12 0',
  clip: 'M5 3v14M5 5h10v10H5M8 8l4 4M8 12l4-4',
  select: 'M3 6c0-2 2.500-3 7-3s7 1 7 3.500-3 4.500-7 4.500-4 2 0 3.500M3 6c0 3 2 5 5 5',
  compare: 'M10 2.500v15M3 5h5v10H3M12 5h5v10h-5M5.500 8 4 10l1.500 2',
  results: 'M3 5h2M8 5h9M3 10h2M8 10h9M3 15h2M8 15h9',
  hidden:
    'M3 3l14 14M8 5a8 8 0 0 1 10 5c-.6 1.100-1.400 2-2.300 2.800M5 6.500A9 9 0 0 0 2 10s3 5.500 8 5.500c1 0 2-.2 2.800-.5',
  pen: 'M4 16l1-4L14 3l3 3-9 9zM12 5l3 3',
  bin: 'M4 6h12M8 6V4h4v2M5.500 6l1 10.500h7l1-10.500',
  workbench: 'M3 17h14M5 17V8l5-4 5 4v9M8 17v-5h4v5M13.500 3.500h4M15.500 1.500v4',
  target: 'M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM10 2v4M10 14v4M2 10h4M14 10h4',
  picture: 'M3 4.500h14v11H3zM3 13l4-4 3.500 3.500 2-2L17 15M13 8.500a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
  relief: 'M2.500 16 8 6l3 5 2-3 4.500 8z',
  up: 'M10 16V4.500M5.500 9 10 4.500 14.500 9',
  down: 'M10 4v11.500M5.500 11l4.500 4.500 4.500-4.500',
  download: 'M10 3v9M6.500 8.500 10 12l3.500-3.500M3.500 16.500h13',
} as const;

export type IconName = keyof typeof PATHS;

/** One icon of the set, 20 px; its meaning is told by the label of what holds it. */
export function Icon({ name, turn }: { readonly name: IconName; readonly turn?: number }) {
  const style = turn === undefined ? undefined : { transform: `rotate(${turn}deg)` };
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" style={style}>
      <path d={PATHS[name]} />
    </svg>
  );
}
