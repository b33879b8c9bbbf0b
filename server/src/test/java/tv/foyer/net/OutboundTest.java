package tv.foyer.net;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:8080/",
                "http://10.1.2.3/",
                "http://192.168.0.1/",
                "http://172.16.5.5/",
                "http://169.254.169.254/latest/meta-data",
                "http://[::1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[fd00::1]/",
                "http://100.64.0.1/",
                "http://0.0.0.0/",
                "http://2130706433/",
                "file:///etc/passwd",
                "jar:file:///x!/y",
                "http:///nohost"
            })
    void anAddressInsideAHouseIsNeverFetched(String address) {
        assertThatThrownBy(() -> new Outbound().get(URI.create(address), 10))
                .isInstanceOf(Outbound.Refused.class);
    }
}
