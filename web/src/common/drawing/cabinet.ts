/** A cabinet as it is drawn: its banks beside each other, in each its columns, in each its doors from the floor up. */
export interface DoorDrawn {
  readonly door: string;
  readonly size: string;
  readonly bottom_mm: number;
  readonly top_mm: number;
  readonly width_mm: number;
  readonly low: boolean;
}

export interface ColumnDrawn {
  readonly column: string;
  readonly doors: readonly DoorDrawn[];
}

export interface BankDrawn {
  readonly bank: string;
  readonly columns: readonly ColumnDrawn[];
}

/** A door's place on the drawing, in millimetres from the top left corner. */
export interface Box {
  readonly door: string;
  readonly bank: string;
  readonly low: boolean;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Laid {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
}

const GAP = 60;

/** Where each door is drawn; the floor is at the bottom. */
export function laid(banks: readonly BankDrawn[]): Laid {
  const height = Math.max(0, ...banks.flatMap((bank) => bank.columns.flatMap((column) => column.doors.map((door) => door.top_mm))));
  const boxes: Box[] = [];
  let x = 0;
  for (const bank of banks) {
    for (const { doors } of bank.columns) {
      const width = Math.max(0, ...doors.map((door) => door.width_mm));
      for (const one of doors)
        boxes.push({ door: one.door, bank: bank.bank, low: one.low, x, y: height - one.top_mm, width, height: one.top_mm - one.bottom_mm });
      x += width;
    }
    x += GAP;
  }
  return { width: Math.max(x - GAP, 0), height, boxes };
}

/** Where a door is, counted as a person counts who stands there: columns from the left, cells from the top. */
export function placeOf(banks: readonly BankDrawn[], door: string): Readonly<{ column: number; row: number }> | undefined {
  const columns = banks.flatMap((bank) => bank.columns);
  const column = columns.findIndex(({ doors }) => doors.some((one) => one.door === door));
  const doors = columns[column]?.doors;
  return doors && { column: column + 1, row: doors.length - doors.findIndex((one) => one.door === door) };
}
