import { useTranslation } from 'react-i18next';

/** Systems with a name people know beside the code. */
const NAMED = {
  'EPSG:4326': 'wgs84',
  'EPSG:4490': 'cgcs2000',
  'EPSG:4549': 'cgcs2000At120',
  'EPSG:4528': 'cgcs2000Zone40',
  'EPSG:2437': 'beijing54At120',
  'EPSG:2416': 'beijing54Zone40',
  'EPSG:2385': 'xian80At120',
  'EPSG:2364': 'xian80Zone40',
  'EPSG:4214': 'beijing54',
  'EPSG:4610': 'xian80',
  'EPSG:3857': 'webMercator',
} as const;

/** Grids fitted to control points. */
const LOCAL = /_LOCAL(_|$)/;

/** A coordinate system as people call it, with its code. */
export function useCrsTitle(): (name: string) => string {
  const { t } = useTranslation();
  return (name) => {
    const known = LOCAL.test(name) ? 'local' : NAMED[name as keyof typeof NAMED];
    return known ? `${t(`desk.crs.names.${known}`)} · ${name}` : name;
  };
}
