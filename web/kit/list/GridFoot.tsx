import type { Field } from '../fields/field';
import classes from './DataGrid.module.css';
import { isNumeric } from './gridTracks';

interface GridFootProps {
  columns: Field[];
  /** What stands below a column, by its key. */
  foot: Record<string, string>;
  template: string;
}

/** The row of totals below all rows. */
export function GridFoot({ columns, foot, template }: GridFootProps) {
  return (
    <div role="rowgroup" className={classes.apart}>
      <div
        role="row"
        aria-label="Totals"
        className={`${classes.row} ${classes.foot}`}
        style={{ gridTemplateColumns: template }}
        tabIndex={-1}
      >
        <div role="gridcell" className={`${classes.cell} ${classes.select}`} tabIndex={-1} />
        {columns.map((field, index) => (
          <div
            key={field.key}
            role="gridcell"
            tabIndex={-1}
            className={[
              classes.cell,
              index === 0 && classes.first,
              isNumeric(field) && classes.number,
              'tabular',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            <div className={classes.text}>{index === 0 ? 'Total' : foot[field.key]}</div>
          </div>
        ))}
      </div>
    </div>
  );
}
