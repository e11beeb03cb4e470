import { Injectable } from '@nestjs/common';
import { ProjectionHost, type Until } from '#engine';
import type { CalendarDate } from '#kernel';
import { PersonalData } from '#keys';
import { writeTable } from './csv/index.js';
import { statusOn, type ContactPoint } from './domain/contact-point.state.js';
import { contactPoints, parties } from './domain/directory.projection.js';
import { contactPointColumns, dutyColumns } from './import/index.js';
import { cellsOf } from './detail-cells.js';
import { DetailsCipher } from './plain-details.js';

export type ExportedRow = Readonly<Record<(typeof contactPointColumns)[number], string>>;

/** The directory as a file that can be imported again. Addresses are decrypted only here, at the last moment. */
@Injectable()
export class DirectoryExport {
  private readonly cipher: DetailsCipher;

  constructor(
    private readonly projections: ProjectionHost,
    personalData: PersonalData,
  ) {
    this.cipher = new DetailsCipher(personalData);
  }

  /** Rows in order of their ids: who had a status on that day, as the log stood then. */
  async rows({
    on,
    until,
  }: {
    readonly on?: CalendarDate | undefined;
    readonly until?: Until | undefined;
  }): Promise<readonly ExportedRow[]> {
    const moment = await this.projections.moment([contactPoints, parties], until);
    const names = new Map(
      [...moment.documentsOf(parties).values()].map(({ party, name }) => [party, name]),
    );
    const points = [...moment.documentsOf(contactPoints).values()]
      .filter((point) => on === undefined || statusOn(point, on) !== undefined)
      .toSorted((a, b) => (a.contactPointId < b.contactPointId ? -1 : 1));
    const rows: ExportedRow[] = [];
    for (const point of points) rows.push(await this.row(point, names.get(point.party), on));
    return rows;
  }

  private async row(
    point: ContactPoint,
    partyName: string | undefined,
    on: CalendarDate | undefined,
  ): Promise<ExportedRow> {
    const since = point.statuses.findLast(
      ({ from }) => from !== undefined && (on === undefined || from <= on),
    )?.from;
    const plain = await this.cipher.decrypt(point.contactPointId, point.details);
    const { instructions: _, ...open } = point.details;
    return {
      id: point.contactPointId,
      party: point.party,
      partyName: partyName ?? point.party,
      ...cellsOf(plain ?? { ...open, channels: [] }),
      status: (on === undefined ? point.status : statusOn(point, on)) ?? point.status,
      designatedOn: since ?? '',
    };
  }
}

/** CSV (RFC 4180) in which no cell is taken for a formula. Columns of which nobody has told anything are left out. */
export function exportedTable(rows: readonly ExportedRow[]): string {
  const untold = dutyColumns.filter((column) => rows.every((row) => row[column] === ''));
  const columns = contactPointColumns.filter(
    (column) => !(untold as readonly string[]).includes(column),
  );
  return writeTable(
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}
