/** As much of the package as is used; the types made for it bring a browser's names into every file. */
declare module 'pdfmake' {
  export interface TableLayout {
    hLineWidth(): number;
    vLineWidth(): number;
    hLineColor(): string;
    fillColor(row: number): string | null;
    paddingLeft(): number;
    paddingRight(): number;
    paddingTop(): number;
    paddingBottom(): number;
  }

  interface Look {
    readonly id?: string;
    readonly width?: number | 'auto' | '*';
    readonly fontSize?: number;
    readonly bold?: true;
    readonly color?: string;
    readonly alignment?: 'left' | 'right';
    readonly wordBreak?: 'break-all';
    readonly noWrap?: true;
    /** Left, top, right, bottom. */
    readonly margin?: readonly [number, number, number, number];
    readonly headlineLevel?: number;
    readonly outline?: true;
    readonly outlineExpanded?: true;
    readonly outlineParentId?: string;
  }

  export type Content = Look &
    (
      | { readonly text: string }
      | { readonly ul: readonly string[] }
      | { readonly svg: string }
      | { readonly columns: readonly Content[] }
      | { readonly stack: readonly Content[]; readonly unbreakable: true }
      | {
          readonly layout: TableLayout;
          readonly table: {
            readonly headerRows: 1;
            readonly keepWithHeaderRows: 1;
            readonly dontBreakRows: true;
            readonly widths: readonly ('auto' | '*' | `${number}%`)[];
            readonly body: readonly (readonly Content[])[];
          };
        }
    );

  export interface Definition {
    readonly version: '1.7';
    readonly language: string;
    readonly displayTitle: true;
    readonly info: {
      readonly title: string;
      readonly author?: string;
      readonly creator: string;
      readonly producer: string;
      readonly creationDate: Date;
    };
    readonly pageSize: 'A4';
    readonly pageOrientation: 'portrait' | 'landscape';
    readonly pageMargins: readonly [number, number, number, number];
    readonly defaultStyle: Look & { readonly font: string; readonly lineHeight: number };
    readonly footer: (page: number, pages: number) => Content;
    readonly content: readonly Content[];
    readonly pageBreakBefore: (
      node: { readonly headlineLevel?: number },
      page: { getFollowingNodesOnPage(): readonly unknown[] },
    ) => boolean;
  }

  const pdfmake: {
    setFonts(
      fonts: Readonly<
        Record<string, Record<'normal' | 'bold' | 'italics' | 'bolditalics', string>>
      >,
    ): void;
    setUrlAccessPolicy(isAllowed: (url: string) => boolean): void;
    setLocalAccessPolicy(isAllowed: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Buffer> };
  };
  export default pdfmake;
}
