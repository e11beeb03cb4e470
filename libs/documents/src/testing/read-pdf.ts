import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly title: string;
  readonly language: string | null;
  readonly bookmarks: readonly Bookmark[];
  /** What can be selected on each page, in its order, with one space between words. */
  readonly pages: readonly string[];
}

export interface Bookmark {
  readonly title: string;
  readonly under: readonly Bookmark[];
}

/** Opens a PDF with the reader of a browser. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  // The reader keeps the bytes it is given.
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0 });
  const pdf = await task.promise;
  try {
    const { info } = await pdf.getMetadata();
    const { Title: title, Language: language } = info as { Title: string; Language: string | null };
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const words = items.map((item) => ('str' in item ? item.str : '')).join(' ');
      pages.push(words.replaceAll(/\s+/g, ' ').trim());
    }
    return { title, language, bookmarks: bookmarksOf(await pdf.getOutline()), pages };
  } finally {
    await task.destroy();
  }
}

interface OutlineItem {
  readonly title: string;
  readonly items: readonly OutlineItem[];
}

function bookmarksOf(items: readonly OutlineItem[] | null): readonly Bookmark[] {
  return (items ?? []).map(({ title, items: under }) => ({ title, under: bookmarksOf(under) }));
}
