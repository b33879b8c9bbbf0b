package tv.foyer.forecast;

import java.util.List;
import tv.foyer.kernel.PartnerId;
import tv.foyer.sales.Booking;
import tv.foyer.sales.LineItem;
import tv.foyer.sales.OrderDraft;

/** Reads a draft as the order book would. */
public interface Terms {
    /** Returns the rules that a draft breaks; none if it could be booked as it is. */
    List<Booking.Fault> faults(PartnerId advertiser, OrderDraft.Line draft);

    /** Returns the line item that a faultless draft would become, its creatives approved. */
    LineItem lineItem(PartnerId advertiser, OrderDraft.Line draft);
}
