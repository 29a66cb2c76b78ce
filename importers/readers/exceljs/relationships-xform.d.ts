/** exceljs's reader of relations between the files of a workbook, for which it declares no types. */
declare class RelationshipsXform {
  parseStream(
    xml: AsyncIterable<string>,
  ): Promise<readonly { readonly Id: string; readonly Target: string }[] | undefined>;
}
export = RelationshipsXform;
