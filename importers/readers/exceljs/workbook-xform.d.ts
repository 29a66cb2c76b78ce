/** exceljs's reader of xl/workbook.xml, for which it declares no types. */
declare class WorkbookXform {
  readonly model?: {
    readonly sheets?: readonly { readonly rId: string; readonly name: string }[];
  };
  readonly map: {
    readonly workbookPr: { readonly model?: { readonly date1904?: boolean } | undefined };
  };
  parseStream(xml: AsyncIterable<string>): Promise<unknown>;
}
export = WorkbookXform;
