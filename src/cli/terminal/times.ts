import { type Signature, zoneMinutes } from '../../core/signature.ts';

/** A signature's moment as ISO 8601 in its own zone: `2026-01-31T12:00:00+01:00`. */
export function isoTime({ time, zone }: Signature): string {
  const local = new Date((time + zoneMinutes(zone) * 60) * 1000);
  return `${local.toISOString().slice(0, 19)}${zone.slice(0, 3)}:${zone.slice(3, 5)}`;
}
