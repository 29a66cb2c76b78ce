import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { z } from 'zod';
import type { PrintOrder } from '../contract/window.ts';
import { CHANNELS } from './channels.ts';
import { onPageMessage } from './ipc.ts';

const orderSchema = z.object({
  to: z.enum(['printer', 'pdf']),
  name: z.string().min(1).max(200),
  landscape: z.boolean(),
});

/** Margins of a sheet, inches: 14 mm. */
const MARGIN = 0.55;

/** Page numbers at the foot of every page. */
const FOOTER =
  '<div style="width:100%;font-size:8px;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';

/** Wires the page's wish to print what it shows: over the system's dialog, or into a file the person names. */
export function wirePrinting(window: BrowserWindow): void {
  onPageMessage(CHANNELS.printSheet, readPrintOrder, (page, order) => {
    if (order.to === 'pdf') void savePdf(window, order);
    else page.print({ printBackground: true, landscape: order.landscape, pageSize: 'A4' });
  });
}

async function savePdf(window: BrowserWindow, { name, landscape }: PrintOrder): Promise<void> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: path.join(app.getPath('documents'), `${fileName(name)}.pdf`),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  if (canceled || !filePath) return;
  try {
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      landscape,
      printBackground: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: FOOTER,
      margins: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
    });
    await writeFile(filePath, pdf);
  } catch (error) {
    dialog.showErrorBox('PDF', `${filePath}: ${error instanceof Error ? error.message : 'failed'}`);
  }
}

/** A title as a file may be called on every system. */
function fileName(name: string): string {
  return name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim();
}

/** What the page asked for; undefined where it is nothing that can be printed. */
function readPrintOrder(value: unknown): PrintOrder | undefined {
  return orderSchema.safeParse(value).data;
}
