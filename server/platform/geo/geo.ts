/** Where an address is on the map, by a database file of the operator's (MMDB); without one nobody knows. */
import { type CityResponse, open } from "maxmind";
import { SetupError } from "../setup-error.ts";

export interface Place {
  country: string | null;
  region: string | null;
  city: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface Geo {
  /** Null for an address that the database does not know, and without a database. */
  locate(ip: string): Place | null;
}

const NOWHERE: Geo = { locate: () => null };

/**
 * Reads the database once, into memory.
 * @throws SetupError when the file can not be read as one.
 */
export async function openGeo(path: string | null): Promise<Geo> {
  if (path === null) return NOWHERE;
  const reader = await open<CityResponse>(path).catch((error: unknown) => {
    throw new SetupError(
      `GEO_DATABASE: ${path} can not be read as an MMDB file: ${error instanceof Error ? error.message : String(error)}`,
    );
  });
  return {
    locate(ip) {
      const found = lookUp(ip);
      if (!found) return null;
      return {
        country: found.country?.names?.en ?? found.country?.iso_code ?? null,
        region: found.subdivisions?.[0]?.names?.en ?? null,
        city: found.city?.names?.en ?? null,
        latitude: found.location?.latitude ?? null,
        longitude: found.location?.longitude ?? null,
      };
    },
  };

  function lookUp(ip: string): CityResponse | null {
    try {
      return reader.get(ip);
    } catch {
      // What is no address is nowhere.
      return null;
    }
  }
}
