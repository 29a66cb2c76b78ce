/** exceljs's reader of xl/styles.xml, for which it declares no types. */
declare class StylesXform {
  getStyleModel(style: number): { readonly numFmt?: string } | null;
  parseStream(xml: AsyncIterable<string>): Promise<unknown>;
}
export = StylesXform;
