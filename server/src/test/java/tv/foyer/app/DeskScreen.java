package tv.foyer.app;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A desk at which someone uses the console. */
final class DeskScreen {
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    DeskScreen(Page page, URI house) {
        this.page = page;
        page.onPageError(faults::add);
        page.onResponse(answer -> {
            if (answer.status() >= 400) {
                faults.add(answer.status() + " " + answer.url());
            }
        });
        page.navigate(house + "/console/");
        page.getByTestId("sign-in-email").waitFor();
    }

    /** What the page complained of; empty when all is well. */
    List<String> faults() {
        return faults;
    }

    void signIn(String partner) {
        page.getByTestId("sign-in-email").fill("team@" + partner + ".example");
        page.getByTestId("sign-in-password").fill(DemoAlliance.PASSWORD);
        page.getByTestId("sign-in-button").click();
        page.getByTestId("acting-for").waitFor();
    }

    /** Opens a page of the console by its address. */
    void open(String place) {
        page.evaluate("place => { location.hash = '#/' + place; }", place);
        page.waitForFunction(
                "() => document.querySelector('main h1') && !document.querySelector('main .ant-skeleton')");
    }

    /** The amount of a figure in minor units, as the page carries it. */
    String minor(String figure) {
        page.getByTestId(figure).waitFor();
        return page.getByTestId(figure).getAttribute("data-minor");
    }

    /** Looks behind a line of a statement. */
    void drill(int line) {
        page.getByTestId("line-" + line).click();
        page.getByTestId("facts").waitFor();
    }

    void picture(String name) {
        Screens.settled(page);
        Screens.picture(page, name);
    }
}
