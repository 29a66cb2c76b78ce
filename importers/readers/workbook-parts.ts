import WorkbookXform from 'exceljs/lib/xlsx/xform/book/workbook-xform.js';
import RelationshipsXform from 'exceljs/lib/xlsx/xform/core/relationships-xform.js';
import StylesXform from 'exceljs/lib/xlsx/xform/style/styles-xform.js';
import type { WorkbookZip } from './workbook-zip.ts';

/** The small parts of a workbook that name and style its sheets. */
export interface WorkbookParts {
  readonly relations: readonly { readonly Id: string; readonly Target: string }[];
  readonly sheets: readonly { readonly rId: string; readonly name: string }[];
  /** Days count from 1904, as in workbooks of old Macs. */
  readonly from1904: boolean;
  /** Number format of a style. */
  readonly formatOf: (style: number) => string | undefined;
}

/** Reads them by exceljs's own readers of these parts, of which each is loaded by itself: all of exceljs takes half as long as a start. */
export async function readParts(zip: WorkbookZip): Promise<WorkbookParts> {
  const relations = new RelationshipsXform();
  const workbook = new WorkbookXform();
  const styles = new StylesXform();
  const relationsXml = zip.text('xl/_rels/workbook.xml.rels');
  const workbookXml = zip.text('xl/workbook.xml');
  const stylesXml = zip.text('xl/styles.xml');
  const targets = relationsXml && (await relations.parseStream(relationsXml));
  if (workbookXml) await workbook.parseStream(workbookXml);
  if (stylesXml) await styles.parseStream(stylesXml);
  return {
    relations: targets ?? [],
    sheets: workbook.model?.sheets ?? [],
    from1904: workbook.map.workbookPr.model?.date1904 ?? false,
    formatOf: (style) => (stylesXml ? formatOf(styles, style) : undefined),
  };
}

function formatOf(styles: StylesXform, style: number): string | undefined {
  const known = styles.getStyleModel(style)?.numFmt;
  if (known !== undefined) return known;
  return isChineseDate(styles.model.styles[style]?.numFmtId ?? 0) ? CHINESE_DATE : undefined;
}

/** Numbers Chinese Excel and WPS keep for 2011年5月3日, 2011年5月, 上午9时5分 and the like (ECMA-376 18.8.30); no file spells them out. */
function isChineseDate(number: number): boolean {
  return (number >= 27 && number <= 36) || (number >= 50 && number <= 58);
}

const CHINESE_DATE = 'yyyy"年"m"月"d"日"';
