import { Injectable } from '@nestjs/common';
import { contactPoints, type ContactPoint } from '#directory';
import { ProjectionHost } from '#engine';
import { PersonalData } from '#keys';

/**
 * Whose e-mail addresses the directory has. They are decrypted once and kept in memory only; a contact point that changed
 * is read again.
 */
@Injectable()
export class SenderBook {
  private readonly known = new Map<string, { point: ContactPoint; addresses: readonly string[] }>();

  constructor(
    private readonly projections: ProjectionHost,
    private readonly personalData: PersonalData,
  ) {}

  /** @returns the contact points that have this address, in order of their ids. */
  async contactPointsOf(address: string): Promise<readonly string[]> {
    const wanted = address.toLowerCase();
    const points = [...(await this.projections.documents(contactPoints)).values()];
    const found: string[] = [];
    for (const point of points)
      if ((await this.addressesOf(point)).includes(wanted)) found.push(point.contactPointId);
    return found.toSorted();
  }

  private async addressesOf(point: ContactPoint): Promise<readonly string[]> {
    const kept = this.known.get(point.contactPointId);
    if (kept?.point === point) return kept.addresses;
    const addresses: string[] = [];
    // Its key may be gone a moment later than the directory says so.
    if (point.erased) return addresses;
    for (const { kind, address } of point.details.channels) {
      if (kind !== 'email') continue;
      const plain = await this.personalData.decrypt(point.contactPointId, address);
      if (plain !== undefined) addresses.push(plain.toLowerCase());
    }
    this.known.set(point.contactPointId, { point, addresses });
    return addresses;
  }
}
